using System.Globalization;

namespace AdamKernels.Generators.Tests.Harness;

/// <summary>
/// Runs what follows under a culture that writes −1.234,5 with the minus sign U+2212: a number that is formatted without the invariant
/// culture becomes text that does not compile. No machine needs to have the data of such a culture.
/// </summary>
internal sealed class HostileCulture : IDisposable
{
    public const string MinusSign = "\u2212";

    private readonly CultureInfo _previous = CultureInfo.CurrentCulture;

    public HostileCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = MinusSign;
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _previous;
}
