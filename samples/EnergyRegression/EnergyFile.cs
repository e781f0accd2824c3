using System.Globalization;
using AdamKernels;

namespace EnergyRegression;

/// <summary>The file that the sample reads: a day of a building per line, and what the building used on that day.</summary>
internal static class EnergyFile
{
    private static readonly string[] Buildings = ["apartments", "hospital", "office", "school"];

    /// <summary>What lights and machines use when the building is full, in kWh per m² and day.</summary>
    private static readonly double[] Equipment = [0.08, 0.35, 0.2, 0.12];

    /// <summary>Writes the file. The same seed gives the same lines.</summary>
    public static void Write(string path, int days, ulong seed)
    {
        var random = new DeterministicRandom(seed);
        using var writer = new StreamWriter(path);
        writer.WriteLine("building,area_m2,outside_c,occupancy_percent,insulation_w_m2k,energy_kwh");
        for (int day = 0; day < days; day++)
        {
            int building = random.NextInt32(Buildings.Length);
            double area = 200 + 3800 * random.NextSingle();
            double outside = -10 + 45 * random.NextSingle();
            double occupancy = random.NextSingle();
            double insulation = 0.3 + 1.7 * random.NextSingle();

            // Walls leak heat in proportion to the difference of temperatures; 24 hours of 1 W are 0.024 kWh.
            double heating = 0.024 * insulation * area * Math.Max(0, 18 - outside);
            double cooling = 0.012 * area * Math.Max(0, outside - 24);
            double equipment = Equipment[building] * area * (0.2 + 0.8 * occupancy);
            double energy = (heating + cooling + equipment) * (1 + 0.03 * random.NextNormal());

            // Nobody counts the people every day, and old plans do not say how a wall is built.
            string people = random.NextSingle() < 0.05 ? "" : Text(100 * occupancy, "F0");
            string wall = random.NextSingle() < 0.05 ? "n/a" : Text(insulation, "F2");
            writer.WriteLine($"{Buildings[building]},{Text(area, "F0")},{Text(outside, "F1")},{people},{wall},{Text(energy, "F1")}");
        }
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
