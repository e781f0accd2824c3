namespace AdamKernels.Tests.CodeAudit;

/// <summary>Each rule on a listing that breaks it, and on its nearest neighbor that does not.</summary>
public class AuditTests
{
    [Fact]
    public void Product_of_whole_vectors_is_all_right() =>
        Assert.Empty(Audit.Of(HandWritten.Parse(HandWritten.Method(HandWritten.Product))));

    [Theory]
    [InlineData("MinOpts")]
    [InlineData("Tier0")]
    [InlineData("Instrumented Tier0")]
    [InlineData("Tier1")]
    public void Code_that_is_not_optimized_at_once_is_reported(string tier) =>
        AssertFound(Rule.FullyOptimized, HandWritten.Method(HandWritten.Product, tier: tier), $"compiled as {tier}");

    [Fact]
    public void Pass_over_the_layers_may_start_unoptimized() => Assert.Empty(Audit.Of(HandWritten.Parse(Calls("Tier0"))));

    /// <summary>The compiler falls to this by itself where a method is too large.</summary>
    [Fact]
    public void Pass_over_the_layers_that_is_too_large_is_reported() =>
        AssertFound(Rule.FullyOptimized, Calls("MinOpts"), "compiled as MinOpts");

    [Fact]
    public void Pass_over_the_layers_with_a_loop_must_be_optimized() =>
        AssertFound(Rule.FullyOptimized, HandWritten.Pass(HandWritten.Product, "Forward", "Tier0"), "compiled as Tier0");

    /// <summary>Kernels are inlined into this one.</summary>
    [Fact]
    public void Prediction_of_one_row_must_be_optimized() =>
        AssertFound(Rule.FullyOptimized, HandWritten.Pass("", "PredictOne", "Tier0"), "compiled as Tier0");

    [Fact]
    public void Call_in_a_loop_is_reported() =>
        AssertFound(
            Rule.NoCall, With("call     [AdamKernels.Runtime.Helper:Apply(byref)]"), "call     [AdamKernels.Runtime.Helper:Apply(byref)]");

    [Theory]
    [InlineData("vmovups  zmmword ptr [rbp-0x130], zmm29")]
    [InlineData("vmovaps  xmm4, xmmword ptr [rsp+0x20]")]
    [InlineData("vfmadd132ps zmm5, zmm31, zmmword ptr [rbp-0x1F0]")]
    public void Vector_on_the_stack_is_reported(string line) => AssertFound(Rule.NoVectorSpill, With(line), line);

    [Theory]
    [InlineData("mov      r14, qword ptr [rbp-0x40]")]
    [InlineData("cmp      rax, qword ptr [rsp+0x08]")]
    public void Address_on_the_stack_is_reported(string line) => AssertFound(Rule.NoOtherSpill, With(line), line);

    [Theory]
    [InlineData("mov      r14, qword ptr [rbx+0x40]")]
    [InlineData("vmovups  zmm29, zmmword ptr [rcx+4*r11]")]
    public void Memory_that_is_not_on_the_stack_is_all_right(string line) => Assert.Empty(Audit.Of(HandWritten.Parse(With(line))));

    [Fact]
    public void Without_a_frame_pointer_rbp_is_a_register_like_others() => Assert.Empty(Audit.Of(HandWritten.Parse(
        With("vmovups  zmm29, zmmword ptr [rbp+0x40]").Replace("; rbp based frame", "; rsp based frame", StringComparison.Ordinal))));

    [Fact]
    public void Product_without_multiply_adds_is_reported() => AssertFound(
        Rule.MultiplyAdds,
        HandWritten.Method(HandWritten.Product.Replace("vfmadd231ps", "vaddps", StringComparison.Ordinal)),
        "none in 1 innermost loops");

    [Fact]
    public void Multiply_adds_of_single_floats_are_none() => AssertFound(
        Rule.MultiplyAdds,
        HandWritten.Method(HandWritten.Product.Replace("vfmadd231ps", "vfmadd231ss", StringComparison.Ordinal)),
        "none in 1 innermost loops");

    [Fact]
    public void One_of_two_loops_that_multiplies_and_adds_apart_is_reported() => AssertFound(
        Rule.MultiplyAdds,
        HandWritten.Method(HandWritten.Product + """

            G_M000_IG04:                ;; offset=0x0040
                   vmulps   zmm3, zmm4, zmm5
                   vaddps   zmm1, zmm1, zmm3
                   jb       G_M000_IG04

            """),
        "vmulps   zmm3, zmm4, zmm5",
        "vaddps   zmm1, zmm1, zmm3");

    [Fact]
    public void Sums_that_are_written_out_need_multiply_adds_in_the_method()
    {
        const string Group = """
            G_M000_IG03:                ;; offset=0x0020
                   vfmadd231ps zmm1, zmm3, zmmword ptr [rsi]

            """;
        Assert.Empty(Audit.Of(HandWritten.Parse(HandWritten.Method(Group))));
        AssertFound(
            Rule.MultiplyAdds,
            HandWritten.Method(Group.Replace("vfmadd231ps", "vaddps", StringComparison.Ordinal)),
            "none in 0 innermost loops");
    }

    [Fact]
    public void Narrow_registers_are_reported() => AssertFound(
        Rule.FullWidth,
        HandWritten.Method(HandWritten.Product.Replace("zmm2, zmm3, zmmword", "ymm2, ymm3, ymmword", StringComparison.Ordinal)),
        "vfmadd231ps ymm2, ymm3, ymmword ptr [rsi+0x40]");

    [Fact]
    public void Register_is_that_of_the_path() => Assert.Empty(Audit.Of(HandWritten.Parse(
        HandWritten.Method(HandWritten.Product.Replace("zmm", "ymm", StringComparison.Ordinal), path: "Vector256Kernels"))));

    [Fact]
    public void Sum_of_gradients_needs_no_multiply_adds() => Assert.Empty(Audit.Of(HandWritten.Parse(
        HandWritten.Method(HandWritten.Product.Replace("vfmadd231ps", "vaddps", StringComparison.Ordinal), "UpdateBias1"))));

    [Fact]
    public void Message_names_network_path_kernel_and_lines() => Assert.Equal(
        ["Net, Vector512Kernels, Forward1: NoCall", "    call     [Helper]"],
        Assert.Single(Audit.Of(HandWritten.Parse(With("call     [Helper]")))).ToString().Split(Environment.NewLine));

    /// <summary>The product with one more line in its loop.</summary>
    private static string With(string line) =>
        HandWritten.Method(HandWritten.Product.Replace("       dec ", $"       {line}\n       dec ", StringComparison.Ordinal));

    private static string Calls(string tier) => HandWritten.Pass("", "Forward", tier)
        .Replace(
            "       vmovups  zmmword ptr [rbp-0x70], zmm1\n",
            "       call     [My.Networks.Net.EmittedKernels.Vector512Kernels:Forward1(byref)]\n",
            StringComparison.Ordinal);

    private static void AssertFound(Rule rule, string text, params string[] lines)
    {
        Finding finding = Assert.Single(Audit.Of(HandWritten.Parse(text)));
        Assert.Equal(rule, finding.Rule);
        Assert.Equal(lines, finding.Lines);
    }
}
