// For tests/mutants.sh, which says what for. Reads reports of dotnet-stryker: "survivors REPORT…" prints where the changes are that none
// has found, without those of static tables, and "static REPORT…" those in files with such tables; "table REASONS REPORT…" how many were
// found, and why not the others. It fails, and names them, if one has no reason: the file of reasons has each in a line with "# ", and its
// changes below.
using System.Text.Json;
using System.Text.RegularExpressions;

return args switch
{
    ["survivors", .. string[] reports] => Survivors(ReadAll(reports).Where(change => !change.IsStatic)),
    ["static", .. string[] reports] =>
        Survivors(ReadAll(reports).GroupBy(change => change.File).Where(file => file.Any(item => item.IsStatic)).SelectMany(file => file)),
    ["table", string reasons, .. string[] reports] => Table(reasons, reports),
    _ => throw new ArgumentException($"Expected survivors, static or table with reports; got \"{string.Join(' ', args)}\"."),
};

// A change is in the reports of several runs; one of them has found it, or none.
static Change[] ReadAll(string[] reports) => [.. reports
    .SelectMany(Read)
    .GroupBy(change => (change.File, change.Span, change.Replacement))
    .Select(same => same.First() with { IsFound = same.Any(change => change.IsFound), IsStatic = same.Any(change => change.IsStatic) })];

static int Survivors(IEnumerable<Change> changes)
{
    foreach (IGrouping<string, Change> file in changes.Where(change => !change.IsFound).GroupBy(change => change.File))
    {
        Console.WriteLine($"**/{file.Key}{string.Concat(file.Select(change => change.Span).Distinct())}");
    }

    return 0;
}

static int Table(string reasonsPath, string[] reports)
{
    Change[] changes = ReadAll(reports);
    Console.WriteLine("| folder | changes | found | |\n| --- | --: | --: | --: |");
    foreach (IGrouping<string, Change> folder in changes.GroupBy(change => Path.GetDirectoryName(change.File)!).OrderBy(group => group.Key))
    {
        int all = folder.Count(), found = folder.Count(change => change.IsFound);
        Console.WriteLine(FormattableString.Invariant($"| `{folder.Key}` | {all} | {found} | {100.0 * found / all:0.0} % |"));
    }

    Console.WriteLine("\n| not found | changes |\n| --- | --: |");
    Dictionary<string, string> reasons = Reasons(reasonsPath);
    ILookup<string?, Change> survivors = changes.Where(change => !change.IsFound).ToLookup(change => reasons.GetValueOrDefault(change.Key));
    foreach (string reason in reasons.Values.Distinct().Where(survivors.Contains))
    {
        Console.WriteLine($"| {reason} | {survivors[reason].Count()} |");
    }

    foreach (Change change in survivors[null])
    {
        Console.Error.WriteLine($"Not explained, line {change.Line}: {change.Key}");
    }

    return survivors.Contains(null) ? 1 : 0;
}

static Dictionary<string, string> Reasons(string path)
{
    string reason = "";
    var reasons = new Dictionary<string, string>();
    foreach (string line in File.ReadLines(path).Where(line => line.Length > 0))
    {
        if (line.StartsWith("# ", StringComparison.Ordinal))
        {
            reason = line[2..];
        }
        else
        {
            reasons[line] = reason;
        }
    }

    return reasons;
}

static IEnumerable<Change> Read(string path)
{
    using JsonDocument report = JsonDocument.Parse(File.ReadAllText(path));
    foreach (JsonProperty file in report.RootElement.GetProperty("files").EnumerateObject())
    {
        string name = Regex.Replace(file.Name, ".*/(generators|src)/[^/]*/", "");
        string[] lines = file.Value.GetProperty("source").GetString()!.Split('\n');
        foreach (JsonElement mutant in file.Value.GetProperty("mutants").EnumerateArray())
        {
            // Others do not compile, or are not in the folder. Where the process of the tests was lost, nothing was found.
            string status = mutant.GetProperty("status").GetString()!;
            if (status is "Killed" or "Timeout" or "Survived" or "NoCoverage" or "RuntimeError")
            {
                JsonElement location = mutant.GetProperty("location");
                int line = location.GetProperty("start").GetProperty("line").GetInt32();
                string[] words = mutant.GetProperty("replacement").GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                yield return new Change(
                    name,
                    line,
                    $"{{{Position(lines, location.GetProperty("start"))}..{Position(lines, location.GetProperty("end"))}}}",
                    lines[line - 1].Trim(),
                    string.Join(' ', words),
                    status is "Killed" or "Timeout",
                    mutant.TryGetProperty("static", out JsonElement value) && value.ValueKind == JsonValueKind.True);
            }
        }
    }
}

/// <summary>Characters before a place, whose lines and columns count from 1.</summary>
static int Position(string[] lines, JsonElement place) =>
    lines.Take(place.GetProperty("line").GetInt32() - 1).Sum(line => line.Length + 1) + place.GetProperty("column").GetInt32() - 1;

/// <summary>A change that was tried: where, what it put there, whether a test failed, and whether it is of a static table.</summary>
internal sealed record Change(string File, int Line, string Span, string Text, string Replacement, bool IsFound, bool IsStatic)
{
    /// <summary>How the reasons name it.</summary>
    public string Key => $"{File}: {Text} => {Replacement}";
}
