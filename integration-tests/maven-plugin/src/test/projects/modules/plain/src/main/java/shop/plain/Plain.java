package shop.plain;

class Plain {}
