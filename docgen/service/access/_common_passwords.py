"""Passwords of twelve characters and more that are tried first, in lower case.

Well-known sequences of the keyboard, words with a number behind them, and what Chinese users
choose often; shorter ones are refused by their length. Put together by hand for this program.
"""

from __future__ import annotations

__all__ = ["COMMON"]

_TEXT = """
password1234 password12345 password123456 passwordpassword password2024 password2025
password2026 passw0rd1234 p@ssw0rd1234 p@ssword1234 p@ssw0rd123456 mypassword123 qwertyuiop123
qwertyuiop1234 qwertyuiopasdf qwertyuiopasdfghjkl qwerty123456 qwerty12345678 qwertyuiop[]
qazwsxedcrfv qazwsx123456 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qaz@wsx3edc !qaz2wsx3edc zaq12wsxcde3
zxcvbnm12345 zxcvbnm123456 asdfghjkl123 asdfghjkl1234 asdfghjkl;' 1q2w3e4r5t6y 1q2w3e4r5t6y7u8i
q1w2e3r4t5y6 a1b2c3d4e5f6 abc123456789 abcd12345678 abcde1234567 abcdef123456 abcdefg12345
aa1234567890 a12345678910 a123456789012 123456789abc 1234567890ab 1234567890qwe 123456789qwe
123qwe123qwe 123qweasdzxc qweasdzxc123 qweasdzxc1234 111222333444 112233445566 123123456456
123456654321 1234567887654321 147258369000 147258369147 159753159753 123654789000 520131452013
5201314520131 woaini123456 woaini520131 woaini1314520 woaini5201314 iloveyou1234 iloveyou123456
iloveyou5201314 administrator administrator1 administrator123 admin1234567 admin12345678
admin123456789 adminadminadmin admin@123456 admin@12345678 root12345678 letmein12345
welcome12345 welcome123456 changeme1234 changeme12345 changemeplease monkey123456 dragon123456
sunshine1234 football1234 superman1234 princess1234 master123456 michael12345 computer1234
internet1234 zhongguo1234 zhongguo123456 beijing12345 beijing2008 shanghai1234 zhifa1234567
jiaotong1234 jiaotong123456 transport1234 docgen123456 docgendocgen test12345678 testtesttest
guest1234567 user12345678 defaultpassword correcthorsebatterystaple thisisapassword
nopasswordhere trustno1trustno1
"""
COMMON = frozenset(_TEXT.split())
