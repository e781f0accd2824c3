using System.Globalization;

namespace AdamKernels.Data.Tests.Csv;

/// <summary>A culture with a decimal comma; those of countries are not available to programs without globalization data.</summary>
internal static class CommaCulture
{
    public static CultureInfo Create()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }
}
