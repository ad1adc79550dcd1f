// Goes on to the identity provider, to log out there too.

document.querySelector("[data-farewell]").submit();
