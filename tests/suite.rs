mod fixture;
mod linebreak;
mod text;
