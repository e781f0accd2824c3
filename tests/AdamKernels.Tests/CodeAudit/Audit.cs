using System.Text.RegularExpressions;

namespace AdamKernels.Tests.CodeAudit;

/// <summary>
/// The rules for compiled kernels. They say properties, not text: a kernel may be written in another way as long as its loops hold what
/// makes them fast.
/// </summary>
internal static partial class Audit
{
    private const string Optimized = "FullOpts";

    /// <summary>All breaches in the code of one path.</summary>
    public static IEnumerable<Finding> Of(Disassembly disassembly) => disassembly.Listings.SelectMany(Of);

    /// <summary>All breaches in one kernel.</summary>
    public static IEnumerable<Finding> Of(Listing listing)
    {
        IReadOnlyList<IReadOnlyList<Instruction>> loops = InnermostLoops.Of(listing);
        if (listing.Tier != Optimized && !IsOnlyCalls(listing, loops))
        {
            // Code without optimization breaks every other rule too, which says nothing more.
            return [new Finding(listing, Rule.FullyOptimized, [$"compiled as {listing.Tier}"])];
        }

        return Find(listing, Rule.NoCall, loops.SelectMany(Calls))
            .Concat(Find(listing, Rule.NoVectorSpill, loops.SelectMany(loop => Spills(listing, loop).Where(line => line.UsesVector))))
            .Concat(Find(
                listing,
                Rule.NoOtherSpill,
                loops.Where(HasMultiplyAdds).SelectMany(loop => Spills(listing, loop).Where(line => !line.UsesVector))))
            .Concat(IsProduct(listing) ? OfProduct(listing, loops) : []);
    }

    private static IEnumerable<Finding> OfProduct(Listing listing, IReadOnlyList<IReadOnlyList<Instruction>> loops)
    {
        // A method without loops has its sums written out.
        IReadOnlyList<Instruction>[] products = loops.Count == 0
            ? [[.. listing.Blocks.SelectMany(block => block.Instructions)]]
            : [.. loops.Where(HasMultiplyAdds)];
        if (!products.Any(HasMultiplyAdds))
        {
            yield return new Finding(listing, Rule.MultiplyAdds, [$"none in {loops.Count} innermost loops"]);
        }

        // A tile of its own, such as that of the remaining rows, may alone have lost what the others have.
        foreach (IReadOnlyList<Instruction> loop in loops.Where(
            loop => !HasMultiplyAdds(loop) && loop.Any(line => line.IsMultiplication) && loop.Any(line => line.IsAddition)))
        {
            yield return new Finding(
                listing, Rule.MultiplyAdds, [.. loop.Where(line => line.IsMultiplication || line.IsAddition).Select(line => line.Text)]);
        }

        string register = Register(listing.Path);
        foreach (Finding finding in Find(
            listing, Rule.FullWidth, products.SelectMany(loop => loop.Where(line => line.IsMultiplyAdd && line.VectorKind != register))))
        {
            yield return finding;
        }
    }

    /// <summary>
    /// The passes of the program call one kernel after the other. They start unoptimized, which costs nanoseconds and saves the time to
    /// compile them. The prediction of one row is none of these: kernels are inlined into it.
    /// </summary>
    private static bool IsOnlyCalls(Listing listing, IReadOnlyList<IReadOnlyList<Instruction>> loops) =>
        listing.Tier != "MinOpts" && loops.Count == 0 && listing.IsPass && !listing.Blocks.SelectMany(
            block => block.Instructions).Any(line => line.IsMultiplyAdd);

    private static IEnumerable<Finding> Find(Listing listing, Rule rule, IEnumerable<Instruction> lines)
    {
        string[] texts = [.. lines.Select(line => line.Text)];
        return texts.Length == 0 ? [] : [new Finding(listing, rule, texts)];
    }

    private static IEnumerable<Instruction> Calls(IReadOnlyList<Instruction> loop) => loop.Where(line => line.IsCall);

    private static IEnumerable<Instruction> Spills(Listing listing, IReadOnlyList<Instruction> loop) =>
        loop.Where(line => line.UsesStack(listing.HasFramePointer));

    private static bool HasMultiplyAdds(IReadOnlyList<Instruction> loop) => loop.Any(line => line.IsMultiplyAdd);

    private static bool IsProduct(Listing listing) => Product().IsMatch(listing.Kernel);

    private static string Register(string path) => path switch
    {
        "Vector512Kernels" => "zmm",
        "Vector256Kernels" => "ymm",
        _ => "xmm",
    };

    /// <summary>Kernels of a layer that multiply matrices. Biases are plain sums.</summary>
    [GeneratedRegex(@"^(Forward|InputGradient|WeightGradient|UpdateWeights)\d")]
    private static partial Regex Product();
}
