using ScottPlot.TickGenerators;

namespace AdamKernels.Benchmarks.Drawing;

/// <summary>Ticks of axes on which logarithms are drawn and the numbers themselves are written.</summary>
internal static class LogTicks
{
    /// <summary>Ranges of more powers of ten than this have no room for 2 and 5.</summary>
    private const double RoomForDigits = 2.5;

    /// <summary>Powers of ten, and where there is room 2 and 5 times these.</summary>
    /// <param name="smallest">The smallest number.</param>
    /// <param name="largest">The largest number.</param>
    /// <param name="label">Writes a number.</param>
    public static NumericManual Between(double smallest, double largest, Func<double, string> label)
    {
        bool isShort = Math.Log10(largest / smallest) < RoomForDigits;
        var ticks = new NumericManual();
        for (int power = (int)Math.Floor(Math.Log10(smallest)) - 1; power <= Math.Log10(largest) + 1; power++)
        {
            for (int digit = 1; digit < 10; digit++)
            {
                double number = digit * Math.Pow(10, power);
                if (digit == 1 || (isShort && digit is 2 or 5))
                {
                    ticks.AddMajor(Math.Log10(number), label(number));
                }
                else
                {
                    ticks.AddMinor(Math.Log10(number));
                }
            }
        }

        return ticks;
    }

    /// <summary>One tick at each number.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="label">Writes a number.</param>
    public static NumericManual At(IEnumerable<double> numbers, Func<double, string> label)
    {
        var ticks = new NumericManual();
        foreach (double number in numbers)
        {
            ticks.AddMajor(Math.Log10(number), label(number));
        }

        return ticks;
    }
}
