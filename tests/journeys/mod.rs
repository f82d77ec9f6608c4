//! What people live through with Loa.

mod answers;
mod bad_input;
mod health_station;
mod invitations;
mod mixups;
mod reminders;
mod roles;
mod secrecy;
mod subjects;
mod year;
