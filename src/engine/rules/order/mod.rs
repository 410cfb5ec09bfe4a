//! Order: the claim as it is sent.

pub mod claim_order;
pub mod diagnosis_pointers;
