namespace AdamKernels.Tests.Numerics;

public class VectorMathAccuracyTests
{
    public static TheoryData<string> Functions => MathFunction.Names;

    // Would fail without the low part of ln 2 in the exponentials, with one multiplication by 2^n instead of two (subnormal results of
    // exp), without the scaling of subnormal arguments in log, with 1 + x taken as it is in log1p (small x), with the sigmoid rounded
    // before it is multiplied by x in SiLU (subnormal results), or without what the square lost in GELU (far below 0).
    [Theory]
    [MemberData(nameof(Functions))]
    public void Error_stays_within_the_promise_over_every_exponent(string name)
    {
        MathFunction function = MathFunction.Named(name);
        AssertWithinPromise(function, FloatSamples.Create(1_200_000, seed: 1));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Error_stays_within_the_promise_where_the_function_bends(string name)
    {
        MathFunction function = MathFunction.Named(name);
        AssertWithinPromise(function, FloatSamples.Range(function.Range.From, function.Range.To, 1_000_003));
    }

    // Would fail with a limit of 14.2 instead of 14.6 in GELU or of -104 instead of -110 in SiLU (the last subnormal results), or of 10
    // instead of 20 above in SiLU.
    [Theory]
    [MemberData(nameof(Functions))]
    public void Error_stays_within_the_promise_where_the_formula_changes(string name)
    {
        MathFunction function = MathFunction.Named(name);
        AssertWithinPromise(function, FloatSamples.AroundTurns(5000));
    }

    /// <summary>
    /// 8·10^6 arguments or more for each function, and 1.2·10^8 on demand: every 509th or 31st bit pattern, from the first to the last.
    /// </summary>
    [SkippableTheory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Functions))]
    public void Error_stays_within_the_promise_over_evenly_spaced_bit_patterns(string name)
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);

        uint stride = SlowTests.IsOnDemand ? 31u : 509u;
        MathFunction function = MathFunction.Named(name);
        float[] block = new float[1 << 16];
        for (ulong bits = 0; bits <= uint.MaxValue;)
        {
            int count = 0;
            for (; count < block.Length && bits <= uint.MaxValue; bits += stride)
            {
                block[count++] = BitConverter.UInt32BitsToSingle((uint)bits);
            }

            AssertWithinPromise(function, block.AsSpan(0, count));
        }
    }

    [Fact]
    public void Special_arguments_have_their_exact_results()
    {
        const float Infinity = float.PositiveInfinity;
        AssertBits(1f, VectorMath.Exp(0f));
        AssertBits(1f, VectorMath.Exp(-0f));
        AssertBits(Infinity, VectorMath.Exp(Infinity));
        AssertBits(0f, VectorMath.Exp(-Infinity));
        AssertBits(float.Epsilon, VectorMath.Exp(-103.9f));
        AssertBits(0f, VectorMath.Exp(-103.98f));
        AssertBits(Infinity, VectorMath.Exp(88.73f));

        AssertBits(0f, VectorMath.Tanh(0f));
        AssertBits(-0f, VectorMath.Tanh(-0f));
        AssertBits(1f, VectorMath.Tanh(Infinity));
        AssertBits(-1f, VectorMath.Tanh(-Infinity));
        AssertBits(-float.Epsilon, VectorMath.Tanh(-float.Epsilon));
        AssertBits(1f, VectorMath.Tanh(9.1f));

        AssertBits(0.5f, VectorMath.Sigmoid(0f));
        AssertBits(0.5f, VectorMath.Sigmoid(-0f));
        AssertBits(1f, VectorMath.Sigmoid(Infinity));
        AssertBits(0f, VectorMath.Sigmoid(-Infinity));
        AssertBits(float.Epsilon, VectorMath.Sigmoid(-103.9f));

        AssertBits(0f, VectorMath.Log(1f));
        AssertBits(-Infinity, VectorMath.Log(0f));
        AssertBits(-Infinity, VectorMath.Log(-0f));
        AssertBits(Infinity, VectorMath.Log(Infinity));
        AssertBits(float.NaN, VectorMath.Log(-float.Epsilon));
        AssertBits(float.NaN, VectorMath.Log(-Infinity));

        AssertBits(0f, VectorMath.Log1p(0f));
        AssertBits(-0f, VectorMath.Log1p(-0f));
        AssertBits(float.Epsilon, VectorMath.Log1p(float.Epsilon));
        AssertBits(-Infinity, VectorMath.Log1p(-1f));
        AssertBits(Infinity, VectorMath.Log1p(Infinity));
        AssertBits(float.NaN, VectorMath.Log1p(-1.00000012f));
        AssertBits(float.NaN, VectorMath.Log1p(-Infinity));

        AssertBits(1f, VectorMath.Erf(Infinity));
        AssertBits(-1f, VectorMath.Erf(-Infinity));
        AssertBits(1f, VectorMath.Erf(4f));
        AssertBits(-0f, VectorMath.Erf(-0f));
        AssertBits(float.Epsilon, VectorMath.Erf(float.Epsilon));

        AssertBits(0f, VectorMath.Expm1(0f));
        AssertBits(-0f, VectorMath.Expm1(-0f));
        AssertBits(-float.Epsilon, VectorMath.Expm1(-float.Epsilon));
        AssertBits(-1f, VectorMath.Expm1(-Infinity));
        AssertBits(-1f, VectorMath.Expm1(-18f));
        AssertBits(Infinity, VectorMath.Expm1(Infinity));
        AssertBits(Infinity, VectorMath.Expm1(88.73f));

        AssertBits(-1f, VectorMath.Elu(-Infinity));
        AssertBits(Infinity, VectorMath.Elu(Infinity));
        AssertBits(-0f, VectorMath.Elu(-0f));
        AssertBits(-float.Epsilon, VectorMath.Elu(-float.Epsilon));
        AssertBits(float.Epsilon, VectorMath.Elu(float.Epsilon));
        AssertBits(3.3f, VectorMath.Elu(3.3f));

        AssertBits(0f, VectorMath.Softplus(-Infinity));
        AssertBits(Infinity, VectorMath.Softplus(Infinity));
        AssertBits(float.Epsilon, VectorMath.Softplus(-103.9f));
        AssertBits(20.1f, VectorMath.Softplus(20.1f));
        AssertBits(float.MaxValue, VectorMath.Softplus(float.MaxValue));

        foreach (Func<float, float> function in (Func<float, float>[])[VectorMath.Gelu, VectorMath.GeluTanh, VectorMath.Silu])
        {
            AssertBits(Infinity, function(Infinity));
            AssertBits(float.MaxValue, function(float.MaxValue));
            AssertBits(-0f, function(-Infinity));
            AssertBits(-0f, function(float.MinValue));
            AssertBits(0f, function(0f));
            AssertBits(-0f, function(-0f));
            AssertBits(2 * float.Epsilon, function(4 * float.Epsilon));
            AssertBits(-2 * float.Epsilon, function(-4 * float.Epsilon));
        }

        foreach (Func<float, float> derivative in
            (Func<float, float>[])[VectorMath.GeluDerivative, VectorMath.GeluTanhDerivative, VectorMath.SiluDerivative])
        {
            Assert.Equal(1f, derivative(Infinity));
            Assert.Equal(1f, derivative(float.MaxValue));
            Assert.Equal(0f, derivative(-Infinity));
            Assert.Equal(0f, derivative(float.MinValue));
            Assert.Equal(0.5f, derivative(0f));
            Assert.Equal(0.5f, derivative(-0f));
        }

        foreach (MathFunction function in MathFunction.All)
        {
            Assert.True(float.IsNaN(function.OfOne(float.NaN)), function.Name);
        }
    }

    private static void AssertBits(float expected, float actual) =>
        Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(actual));

    private static void AssertWithinPromise(MathFunction function, ReadOnlySpan<float> arguments)
    {
        float[] results = new float[arguments.Length];
        function.Span(arguments, results);

        double largest = -1;
        int worst = 0;
        for (int i = 0; i < results.Length; i++)
        {
            double error = function.ErrorOf(arguments[i], results[i]);
            if (error > largest)
            {
                largest = error;
                worst = i;
            }
        }

        Assert.True(
            largest <= function.MaxUlp,
            $"{function.Name}({arguments[worst]:R}) = {results[worst]:R}: {largest:F3} ulp from {function.Exact(arguments[worst]):R}.");
    }
}
