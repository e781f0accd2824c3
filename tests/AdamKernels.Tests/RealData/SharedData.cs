using System.Globalization;
using AdamKernels.Tests.Readme;

namespace AdamKernels.Tests.RealData;

/// <summary>Published data sets, which lie beside the repository and are no part of it.</summary>
internal static class SharedData
{
    private static readonly char[] Separators = [',', ' ', '\t', '\r'];

    /// <summary>The path of a file; where it is absent, the test is skipped.</summary>
    public static string PathOf(string folder, string file)
    {
        string path = Path.Combine(Repository.Root, "..", "shared", "data", folder, file);
        Skip.IfNot(File.Exists(path), $"skipped: no data ({folder}/{file} beside the repository)");
        return path;
    }

    /// <summary>The numbers of a text file, separated by commas or blanks, row by row; lines without numbers are left out.</summary>
    public static float[][] ReadRows(string path, int width)
    {
        float[][] rows =
        [
            .. File.ReadLines(path)
                .Select(line => line.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
                .Where(fields => fields.Length > 0)
                .Select(fields => fields.Select(field => float.Parse(field, CultureInfo.InvariantCulture)).ToArray()),
        ];
        Assert.All(rows, row => Assert.Equal(width, row.Length));
        return rows;
    }
}
