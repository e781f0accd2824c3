using ScottPlot.TickGenerators;

namespace AdamKernels.Plots.Numbers;

/// <summary>Ticks of axes on which logarithms are drawn and the numbers themselves are written.</summary>
internal static class LogTicks
{
    /// <summary>Ranges of more powers of ten than this have no room for 2 and 5.</summary>
    private const double RoomForDigits = 2.5;

    /// <summary>Powers of ten that an axis has room for; of more, each second, third and so on is written.</summary>
    private const double MaxPowers = 12;

    /// <summary>Powers of ten, and where there is room 2 and 5 times these.</summary>
    /// <param name="smallest">The smallest number.</param>
    /// <param name="largest">The largest number.</param>
    /// <param name="label">Writes a number.</param>
    public static NumericManual Between(double smallest, double largest, Func<double, string> label)
    {
        double powers = Math.Log10(largest) - Math.Log10(smallest);
        bool isShort = powers < RoomForDigits;
        int step = Math.Max((int)Math.Ceiling(powers / MaxPowers), 1);
        int first = (int)Math.Floor(Math.Log10(smallest) / step) - 1;
        var ticks = new NumericManual();
        for (int power = step * first; power <= Math.Log10(largest) + 1; power += step)
        {
            for (int digit = 1; digit < (step == 1 ? 10 : 2); digit++)
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
