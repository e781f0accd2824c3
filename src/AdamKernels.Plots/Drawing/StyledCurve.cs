namespace AdamKernels.Plots.Drawing;

/// <summary>A curve with its style, which is the same in every panel of a picture.</summary>
/// <param name="Curve">The curve.</param>
/// <param name="Index">The place of its style.</param>
internal sealed record StyledCurve(Curve Curve, int Index)
{
    /// <summary>Whether no value has a place on the axes.</summary>
    public bool IsEmpty => !Curve.X.Zip(Curve.Y).Any(point => ValueAxis.IsDrawn(point.First) && ValueAxis.IsDrawn(point.Second));

    public CurveStyle Style => CurveStyle.At(Index);
}
