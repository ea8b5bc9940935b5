document.addEventListener("click", function (e) {
  var s = e.target.closest(".s");
  document.querySelectorAll(".s.open").forEach(function (x) { if (x !== s) x.classList.remove("open"); });
  if (s && !e.target.closest(".tip")) s.classList.toggle("open");
});
document.addEventListener("keydown", function (e) {
  if (e.key !== "Escape") return;
  document.querySelectorAll(".s.open").forEach(function (x) { x.classList.remove("open"); });
  if (document.activeElement) document.activeElement.blur();
});
