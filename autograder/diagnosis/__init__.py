"""Which known idea answers like this? Names the misconception behind a wrong answer."""
