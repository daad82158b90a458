//! Keep it all and give it back; never half.
