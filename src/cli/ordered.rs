//! Work on all cores with results in order and bounded memory.

use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// How many pieces of work may be under way for each core.
const AHEAD: usize = 4;

/// A piece of work and the slot for its result.
type Task<W, R> = (W, SyncSender<R>);

/// Takes work from `next` until there is none, does it on all cores, and hands the results to `done` in order, with
/// whether another result is under way; `None` stands for work that panicked. Never more than a few pieces per core
/// are in memory.
///
/// Ends with the first error of `done`; the threads are then left to themselves, as `next` may be waiting for input
/// that never comes.
pub fn map<W: Send + 'static, R: Send + 'static, E>(
    mut next: impl FnMut() -> Option<W> + Send + 'static,
    work: impl Fn(W) -> R + Send + Sync + 'static,
    mut done: impl FnMut(Option<R>, bool) -> Result<(), E>,
) -> Result<(), E> {
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let (to_workers, tasks) = sync_channel::<Task<W, R>>(cores);
    let (to_done, slots) = sync_channel::<Receiver<R>>(cores * AHEAD);
    let (tasks, work) = (Arc::new(Mutex::new(tasks)), Arc::new(work));
    for _ in 0..cores {
        let (tasks, work) = (Arc::clone(&tasks), Arc::clone(&work));
        thread::spawn(move || {
            loop {
                let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((piece, slot)) = task else { break };
                // Nobody waits for the slot after an error of `done`.
                let _ = slot.send(work(piece));
            }
        });
    }
    thread::spawn(move || {
        while let Some(piece) = next() {
            let (slot, result) = sync_channel(1);
            if to_done.send(result).is_err() || to_workers.send((piece, slot)).is_err() {
                break;
            }
        }
    });
    let mut waiting = slots.recv().ok();
    while let Some(slot) = waiting {
        let result = slot.recv().ok();
        let (following, more) = match slots.try_recv() {
            Ok(slot) => (Some(slot), true),
            Err(TryRecvError::Empty | TryRecvError::Disconnected) => (None, false),
        };
        done(result, more)?;
        waiting = following.or_else(|| slots.recv().ok());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_order_whatever_takes_long() {
        let mut numbers = 0..500_u64;
        let mut seen = Vec::new();
        let ended: Result<(), ()> = map(
            move || numbers.next(),
            |number| {
                thread::sleep(Duration::from_micros(if number % 7 == 0 { 900 } else { 1 }));
                number
            },
            |number, _| {
                seen.extend(number);
                Ok(())
            },
        );
        assert_eq!(ended, Ok(()));
        assert_eq!(seen, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn the_first_error_ends_it_though_there_is_no_end_of_work() {
        let mut number = 0_u64;
        let ended = map(
            move || {
                number += 1;
                Some(number)
            },
            |number| number,
            |number, _| if number == Some(3) { Err("enough") } else { Ok(()) },
        );
        assert_eq!(ended, Err("enough"));
    }
}
