"""Tests of the wizard and of the list of OAs."""
