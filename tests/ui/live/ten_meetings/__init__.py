"""Ten meetings from the door to the seal, each led by a robot with nothing but keys and mouse.

=====================================================  ==============================================
what the meeting is about                              where it is led
=====================================================  ==============================================
consensus reached, and one matter sent to its body     test_consensus.py
failed quorum, and called again                        test_too_few.py
walk-out that breaks the room but not the base         test_too_few.py
three hundred people in one room                       test_too_few.py
recount                                                test_counting_again.py
two tellers disagree                                   test_counting_again.py
amendment in the room                                  test_turns.py
recusal                                                test_turns.py
power cut mid-vote, and mid-speech (a killed process)  test_power_cuts.py
everything by keyboard                                 test_keyboard.py
=====================================================  ==============================================

The robot is ``tests/robots.py``, the village in which they meet ``village.py``.
"""
