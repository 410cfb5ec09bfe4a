//! Lines with the lesions that they make, by what they are about.

mod biopsies;
mod counts;
mod documentation;
mod examples;
mod methods;
mod places;
mod sentences;
mod sizes;
