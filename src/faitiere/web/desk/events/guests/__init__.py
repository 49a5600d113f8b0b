"""Invitations of an event at the desk: who is asked, who answers, the coupons that come by post."""
