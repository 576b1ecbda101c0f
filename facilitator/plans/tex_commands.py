"""The TeX commands that plans may use; each is known to convert to MathML that browsers draw as it should look."""

from __future__ import annotations


def _commands(names: str) -> frozenset[str]:
    return frozenset(f"\\{name}" for name in names.split())


GREEK = _commands(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho
    sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
    """
)
OPERATORS = _commands(
    """
    times div cdot pm mp ast star circ bullet oplus otimes cap cup setminus wedge vee land lor neg lnot
    sum prod int oint sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln lg exp lim max min sup inf
    gcd det dim ker deg bmod
    """
)
RELATIONS = _commands(
    """
    le leq ge geq lt gt ne neq approx sim simeq cong equiv propto ll gg in notin ni subset subseteq supset supseteq
    mid nmid parallel perp to gets rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow mapsto
    implies iff longrightarrow uparrow downarrow
    """
)
SIGNS = _commands(
    """
    infty partial nabla forall exists emptyset varnothing angle triangle square degree prime ell hbar therefore
    because dots ldots cdots vdots ddots backslash
    langle rangle lfloor rfloor lceil rceil lvert rvert vert Vert
    quad qquad
    """
)
SYMBOLS = GREEK | OPERATORS | RELATIONS | SIGNS
ESCAPES = frozenset([r"\{", r"\}", r"\%", r"\$", r"\&", r"\#", r"\_", r"\|", r"\,", r"\;", r"\:", "\\ "])
FONTS = _commands("mathrm mathbf mathbb mathcal mathit mathsf mathtt")
ONE_ARGUMENT = FONTS | _commands(
    """
    hat widehat bar vec tilde widetilde dot ddot overline underline overbrace underbrace overrightarrow overleftarrow
    phantom pmod
    """
)
TWO_ARGUMENTS = _commands("frac dfrac tfrac cfrac binom dbinom tbinom overset underset stackrel")
TEXTS = _commands("text textbf textit textrm mbox")
DELIMITERS = (
    frozenset("()[]|./<>")
    | {r"\{", r"\}", r"\|"}
    | _commands("langle rangle lfloor rfloor lceil rceil lvert rvert vert Vert")
)
# What the converter calls them: it does not know the first two.
ENVIRONMENTS = {
    "aligned": "split",
    "align*": "split",
    **{
        name: name
        for name in ("split", "array", "cases", "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix")
    },
}
