"""The people around a customer: relations of the kinds the organisation keeps, and the household she lives in."""
