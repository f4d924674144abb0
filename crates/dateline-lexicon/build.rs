//! Builds this crate again when a file comes into the lexicon or goes: the compiler alone sees only changes within files.

fn main() {
    println!("cargo::rerun-if-changed=../../lexicon");
}
