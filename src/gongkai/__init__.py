"""gongkai (公开): the information-disclosure work of a Chinese local government as one system."""
