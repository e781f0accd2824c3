using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using AdamKernels.PathProbe;

namespace AdamKernels.Tests.CodeAudit;

/// <summary>
/// Reads the machine code of the kernels. What these tests guard cannot be seen in a result: a kernel that is too large for the compiler, a
/// helper that it does not inline or a tile that does not fit the registers gives the same bits, only later.
/// </summary>
/// <remarks>
/// Without AggressiveOptimization on kernels, with a tile of more accumulators than registers, or with a multiplication and an addition in
/// place of a multiply-add, these fail. Other versions of the runtime may allocate registers in another way: what is allowed is in
/// <see cref="Allowed"/>.
/// </remarks>
public class CodeAuditTests
{
    /// <summary>The settings that force a path, and the path.</summary>
    public static TheoryData<string, VectorPath> Paths => new()
    {
        { "", VectorPath.Vector512 },
        { "DOTNET_EnableAVX512=0", VectorPath.Vector256 },
    };

    [SkippableTheory]
    [MemberData(nameof(Paths))]
    public async Task Kernels_are_compiled_as_they_are_meant(string setting, VectorPath path)
    {
        Finding[] findings =
            [.. Audit.Of(await CompileAsync(setting, path)).Where(finding => !Allowed.Table.Any(allowed => allowed.Covers(finding)))];

        Assert.True(findings.Length == 0, string.Join(Environment.NewLine, findings.AsEnumerable()));
    }

    /// <summary>The table of exceptions shall shrink when a kernel gets better, so that it cannot get worse again.</summary>
    [SkippableTheory]
    [MemberData(nameof(Paths))]
    public async Task What_is_allowed_is_still_needed(string setting, VectorPath path)
    {
        Finding[] findings = [.. Audit.Of(await CompileAsync(setting, path))];

        Assert.DoesNotContain(Allowed.Table, allowed => allowed.Path == path && !findings.Any(allowed.Covers));
    }

    /// <summary>An audit of nothing finds nothing: the kernels must be there, all of them with a listing.</summary>
    [SkippableTheory]
    [MemberData(nameof(Paths))]
    public async Task Every_kernel_is_listed(string setting, VectorPath path)
    {
        Disassembly code = await CompileAsync(setting, path);
        string[] listed = [.. code.Listings.Select(listing => Disassembly.KernelName(listing.Network, listing.Path, listing.Kernel))];

        Assert.All(Allowed.Standard, network => Assert.All(
            [
                "Forward1", "Forward2", "InputGradient2", "WeightGradient1", "WeightGradient2", "UpdateWeights1", "UpdateWeights2",
                "UpdateParameters"
            ],
            kernel => Assert.Contains(Disassembly.KernelName(network, $"{path}Kernels", kernel), listed)));
        Assert.Equal(
            code.Summary.Order(),
            code.Listings.Select(listing => (Disassembly.KernelName(listing.Network, listing.Path, listing.Kernel), listing.Tier)).Order());
        Assert.All(code.Listings, listing => Assert.Equal($"{path}Kernels", listing.Path));
    }

    /// <summary>
    /// An unoptimized probe has no kernels to audit, and an unoptimized library cannot be inlined into them. Fails when a configuration
    /// builds one of them without optimizations, or keeps variables for a debugger.
    /// </summary>
    [Theory]
    [InlineData(typeof(Control))]
    [InlineData(typeof(VectorMath))]
    public void The_audited_code_is_optimized_in_every_configuration(Type type) => Assert.Equal(
        DebuggableAttribute.DebuggingModes.IgnoreSymbolStoreSequencePoints,
        type.Assembly.GetCustomAttribute<DebuggableAttribute>()!.DebuggingFlags);

    /// <summary>One run for each path, all at the same time.</summary>
    private static readonly Lazy<Dictionary<string, Task<(VectorPath Path, Disassembly Code)>>> Runs = new(() =>
        Paths.ToDictionary(row => (string)row[0], row => AuditedRun.RunAsync((string)row[0])));

    /// <summary>A machine without the path's instructions skips; one that has them must take it.</summary>
    private static async Task<Disassembly> CompileAsync(string setting, VectorPath path)
    {
        Skip.If(RuntimeInformation.ProcessArchitecture != Architecture.X64, "The audit reads the instructions of x64.");
        (VectorPath taken, Disassembly code) = await Runs.Value[setting];
        Skip.If(taken < path, $"This machine has no instructions for {path}.");
        Assert.Equal(path, taken);
        return code;
    }
}
