"""Marks that every page sets alike."""

from django import template

register = template.Library()
