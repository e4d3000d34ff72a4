"""Does the number an ad shows stand in the register, is it in force, and is it plausibly theirs?"""
