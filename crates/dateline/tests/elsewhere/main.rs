//! Claims coded elsewhere, as any door takes them in.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails here says where")]

mod desk;
mod refused;
mod standing;
