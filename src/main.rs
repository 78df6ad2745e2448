//! The program `handout`: one command, its report, its exit code. All it does is in the library; here is only what
//! a person types and reads.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
