create table if not exists book (
  id bigint generated always as identity primary key,
  isbn varchar(20) not null unique,
  title varchar(200) not null
);

create table if not exists sale (
  id bigint generated always as identity primary key,
  isbn varchar(20) not null
);
