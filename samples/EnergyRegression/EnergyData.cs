using AdamKernels.Data;

namespace EnergyRegression;

/// <summary>Reads the file: numbers of which some are missing, and a column of texts.</summary>
internal static class EnergyData
{
    private static readonly CsvFormat Format = new()
    {
        Columns =
        [
            new CategoryColumn("building"),
            new NumberColumn("area_m2"),
            new NumberColumn("outside_c"),
            new NumberColumn("occupancy_percent") { Missing = MissingValues.Mean },
            new NumberColumn("insulation_w_m2k") { Missing = MissingValues.Median.WithIndicator() },
            new TargetColumn("energy_kwh"),
        ],
    };

    /// <summary>Writes a file, reads it, and deletes it.</summary>
    public static DataSet Read()
    {
        string path = Path.GetTempFileName();
        try
        {
            EnergyFile.Write(path, days: 4000, seed: 1);
            return Format.Learn(path).Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
