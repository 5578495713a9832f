"""Random folders as offices have them: months, versions, sub-units, recapitulations, foreign files and gaps."""
