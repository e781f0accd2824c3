using System.Text.RegularExpressions;

namespace AdamKernels.Tests.CodeAudit;

/// <summary>Reads what the just-in-time compiler writes with <c>DOTNET_JitDisasm</c> and <c>DOTNET_JitDisasmSummary</c>.</summary>
/// <param name="Listings">Every listing of a kernel.</param>
/// <param name="Summary">Every kernel in the summary, as in <see cref="KernelName"/>, with its tier.</param>
internal sealed partial record Disassembly(IReadOnlyList<Listing> Listings, IReadOnlyList<(string Name, string Tier)> Summary)
{
    public static string KernelName(string network, string path, string kernel) => $"{network}.{path}:{kernel}";

    public static Disassembly Parse(IEnumerable<string> lines)
    {
        var listings = new List<Listing>();
        var summary = new List<(string, string)>();
        List<Block>? blocks = null;
        foreach (string line in lines)
        {
            if (Header().Match(line) is { Success: true } header)
            {
                Match name = Kernel().Match(header.Groups["method"].Value);
                blocks = name.Success ? [] : null;
                if (blocks is not null)
                {
                    listings.Add(
                        new Listing(
                            name.Groups["network"].Value,
                            name.Groups["path"].Value,
                            Method(name),
                            header.Groups["tier"].Value,
                            false,
                            blocks));
                }
            }
            else if (SummaryLine().Match(line) is { Success: true } compiled)
            {
                if (Kernel().Match(compiled.Groups["method"].Value) is { Success: true } name)
                {
                    summary.Add(
                        (KernelName(name.Groups["network"].Value, name.Groups["path"].Value, Method(name)), compiled.Groups["tier"].Value));
                }
            }
            else if (blocks is not null && line.StartsWith("; rbp based frame", StringComparison.Ordinal))
            {
                listings[^1] = listings[^1] with { HasFramePointer = true };
            }
            else if (blocks is not null)
            {
                Append(blocks, line);
            }
        }

        return new Disassembly(listings, summary);
    }

    private static string Method(Match name) => (name.Groups["program"].Success ? Listing.Program : "") + name.Groups["kernel"].Value;

    private static void Append(List<Block> blocks, string line)
    {
        if (Label().Match(line) is { Success: true } label)
        {
            blocks.Add(new Block(label.Groups[1].Value, []));
            return;
        }

        // Comments and data start in other columns. Padding is no instruction.
        if (!Code().IsMatch(line) || blocks.Count == 0 || line.TrimStart().StartsWith("align ", StringComparison.Ordinal))
        {
            return;
        }

        var instruction = new Instruction(line.Trim());
        if (blocks[^1].Instructions is [.., { IsJump: true }])
        {
            blocks.Add(new Block("", []));
        }

        blocks[^1].Instructions.Add(instruction);
    }

    [GeneratedRegex(@"^; Assembly listing for method (?<method>.*) \((?<tier>[^()]*)\)\s*$")]
    private static partial Regex Header();

    [GeneratedRegex(@"^ *\d+: JIT compiled (?<method>.*) \[(?<tier>[^,\]]*), ")]
    private static partial Regex SummaryLine();

    /// <summary>
    /// The kernels of a path, or the program with them, in a namespace named after the network; all others, such as the types that these
    /// are passed to as arguments, are not audited.
    /// </summary>
    [GeneratedRegex(@"^(?:[^\(\[]*\.)?(?<network>\w+)\.EmittedKernels\."
        + @"(?<program>Program`1\[[^\]]*\.)?(?<path>\w+Kernels)\]?:(?<kernel>\w+)")]
    private static partial Regex Kernel();

    [GeneratedRegex(@"^G_M\d+_(IG\d+):")]
    private static partial Regex Label();

    [GeneratedRegex(@"^ {7}[a-z]")]
    private static partial Regex Code();
}
