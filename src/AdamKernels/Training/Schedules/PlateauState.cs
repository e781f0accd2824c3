namespace AdamKernels;

/// <summary>What the reports of losses to a <see cref="ReduceOnPlateau"/> have left.</summary>
/// <param name="Rate">The rate after the last report.</param>
/// <param name="Best">The best loss.</param>
/// <param name="NotBetter">Reports in a row that were not better.</param>
/// <param name="CoolingDown">Reports to come that do not count.</param>
internal record struct PlateauState(double Rate, double Best, int NotBetter, int CoolingDown)
{
    /// <summary>Visits the numbers.</summary>
    public void Accept<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, ITensorVisitor, allows ref struct
    {
        double rate = Rate, best = Best;
        int notBetter = NotBetter, coolingDown = CoolingDown;
        visitor.Visit("fit.plateau_rate", ref rate);
        visitor.Visit("fit.plateau_best_loss", ref best);
        visitor.Visit("fit.plateau_not_better", ref notBetter);
        visitor.Visit("fit.plateau_cooling_down", ref coolingDown);
        this = new PlateauState(rate, best, notBetter, coolingDown);
    }
}
