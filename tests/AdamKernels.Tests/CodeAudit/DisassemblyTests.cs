namespace AdamKernels.Tests.CodeAudit;

/// <summary>The reader of listings, on listings written by hand.</summary>
public class DisassemblyTests
{
    [Fact]
    public void Header_gives_network_path_kernel_and_tier()
    {
        Listing listing = HandWritten.Parse(
            HandWritten.Method(HandWritten.Product, "UpdateWeights2", "Vector256Kernels", "Instrumented Tier0"));

        Assert.Equal(
            ("Net", "Vector256Kernels", "UpdateWeights2", "Instrumented Tier0"),
            (listing.Network, listing.Path, listing.Kernel, listing.Tier));
        Assert.True(listing.HasFramePointer);
    }

    [Fact]
    public void Padding_comments_and_data_are_no_instructions()
    {
        Listing listing = HandWritten.Parse(HandWritten.Method(HandWritten.Product));

        Assert.Equal(["IG01", "IG02", "IG03", "IG90"], listing.Blocks.Select(block => block.Label));
        Assert.Equal([3, 1, 5, 4], listing.Blocks.Select(block => block.Instructions.Count));
    }

    [Fact]
    public void Jump_inside_a_group_ends_a_block()
    {
        Listing listing = HandWritten.Parse(HandWritten.Method("""
            G_M000_IG03:                ;; offset=0x0020
                   test     rax, rax
                   je       G_M000_IG90
                   inc      rcx

            """));

        Assert.Equal(["IG01", "IG02", "IG03", "", "IG90"], listing.Blocks.Select(block => block.Label));
    }

    [Fact]
    public void Summary_gives_kernels_with_their_tiers_and_nothing_else()
    {
        Disassembly code = Disassembly.Parse(
        [
            "   1: JIT compiled Program:<Main>$(System.String[]) [Instrumented Tier0, IL size=155, code size=1015]",
            "   9: JIT compiled My.Net.EmittedKernels.Program`1[My.Net.EmittedKernels.Vector512Kernels]:Forward(byref,byref,nuint) "
            + "[Tier0, IL size=83, code size=485]",
            "  10: JIT compiled My.Net.EmittedKernels.Vector512Kernels:Loss(byref,nuint):float [MinOpts, IL size=83, code size=485]",
            "  11: JIT compiled My.Net+Buffers:Use(My.Net.EmittedKernels.Vector512Kernels) [Tier0, IL size=83, code size=485]",
        ]);

        Assert.Equal([("Net.Vector512Kernels:Program.Forward", "Tier0"), ("Net.Vector512Kernels:Loss", "MinOpts")], code.Summary);
    }
}
