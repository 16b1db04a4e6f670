-- Nothing but words.
/* And more. */
