//! The binary carries `data/`, `templates/` and `assets/`: a new file in one of them must lead to a new build.
fn main() {
    for folder in ["data", "templates", "assets"] {
        println!("cargo:rerun-if-changed={folder}");
    }
}
