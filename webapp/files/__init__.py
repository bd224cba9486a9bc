"""Files kept with a customer: a contract, a colour chart. As they came, and for those who may see her."""
