// One question before what cannot be undone, in the dialog that the page has for it.

export function confirmed(question, yes) {
  const dialog = document.querySelector("[data-confirm]");
  dialog.querySelector("[data-question]").textContent = question;
  const button = dialog.querySelector("[value=yes]");
  button.textContent = yes;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
