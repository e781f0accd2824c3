using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Numerics;

public class VectorMathWidthTests
{
    /// <summary>
    /// Without the slow tests 250 arguments of each sign and exponent, and as many where the function bends. A rounding that differs shows
    /// in some per cent of the results.
    /// </summary>
    private static readonly int Count = SlowTests.AreOn ? 1_000_000 : 256_000;

    public static TheoryData<string> Functions => MathFunction.Names;

    // Would fail if one width used an estimate, a platform's minimum, or a multiplication and an addition in place of a fused one.
    // On a machine without the wide registers the runtime puts them together from narrower ones, and this holds just the same.
    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Functions))]
    public void All_widths_give_the_same_bits(string name)
    {
        MathFunction function = MathFunction.Named(name);
        float[] samples =
        [
            .. FloatSamples.Create(Count / 2, seed: 2),
            .. FloatSamples.Range(function.Range.From, function.Range.To, Count / 2),
        ];
        float[] source = samples[..^(samples.Length % 16)];
        float[] expected = new float[source.Length];
        function.Span(source, expected);

        float[] by512 = new float[source.Length];
        float[] by256 = new float[source.Length];
        float[] by128 = new float[source.Length];
        float[] byOne = new float[source.Length];
        for (int i = 0; i < source.Length; i += 16)
        {
            function.Of512(Vector512.Create(source, i)).CopyTo(by512, i);
        }

        for (int i = 0; i < source.Length; i += 8)
        {
            function.Of256(Vector256.Create(source, i)).CopyTo(by256, i);
        }

        for (int i = 0; i < source.Length; i += 4)
        {
            function.Of128(Vector128.Create(source, i)).CopyTo(by128, i);
        }

        for (int i = 0; i < source.Length; i++)
        {
            byOne[i] = function.OfOne(source[i]);
        }

        AssertSameBits(source, expected, by512, "512");
        AssertSameBits(source, expected, by256, "256");
        AssertSameBits(source, expected, by128, "128");
        AssertSameBits(source, expected, byOne, "scalar");
    }

    /// <summary>A checksum of the results' bits, recorded on x64 with AVX-512: every machine and path must come to the same.</summary>
    [Theory]
    [InlineData("Exp", 0x376D17B9F7FF6C90UL)]
    [InlineData("Tanh", 0xDDB03C81A42349B1UL)]
    [InlineData("Sigmoid", 0xE3CC5DDD2629F770UL)]
    [InlineData("Log", 0x45B45BDE7CF91A17UL)]
    [InlineData("Log1p", 0xF5FAB85201FD5288UL)]
    [InlineData("Erf", 0x678A8552ABD8E900UL)]
    [InlineData("Expm1", 0x4F0C5BFDD8A4FC5EUL)]
    [InlineData("Elu", 0x218D3CFB485FEE71UL)]
    [InlineData("Softplus", 0xDF15DEE4C2D46713UL)]
    [InlineData("Silu", 0x97E1ABEF13BAC433UL)]
    [InlineData("SiluDerivative", 0xEA7E301FFB8CA400UL)]
    [InlineData("Gelu", 0xD78D20A3B864027FUL)]
    [InlineData("GeluDerivative", 0x68033D9A340A9F5AUL)]
    [InlineData("GeluTanh", 0x5DE6BBF4AF993994UL)]
    [InlineData("GeluTanhDerivative", 0xF7A758AC5D6DAE0DUL)]
    public void Bits_are_the_recorded_ones(string name, ulong expected)
    {
        MathFunction function = MathFunction.Named(name);
        float[] source = [.. FloatSamples.Create(100_000, seed: 5), .. FloatSamples.Range(function.Range.From, function.Range.To, 100_000)];
        float[] results = new float[source.Length];
        function.Span(source, results);

        // FNV-1a over whole words. The bits of NaN are no part of the contract.
        ulong hash = 14695981039346656037;
        foreach (float result in results)
        {
            hash = (hash ^ (float.IsNaN(result) ? 0x7FC00000 : BitConverter.SingleToUInt32Bits(result))) * 1099511628211;
        }

        Assert.True(expected == hash, $"{name}: the checksum is 0x{hash:X16}.");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Position_in_the_span_does_not_matter(string name)
    {
        MathFunction function = MathFunction.Named(name);
        float[] source = FloatSamples.Create(200, seed: 3);
        for (int length = 0; length <= 67; length++)
        {
            for (int start = 0; start < 20; start++)
            {
                float[] destination = new float[length + 1];
                destination[length] = 12345f;
                function.Span(source.AsSpan(start, length), destination.AsSpan(0, length));
                for (int i = 0; i < length; i++)
                {
                    Assert.Equal(Bits(function.OfOne(source[start + i])), Bits(destination[i]));
                }

                Assert.Equal(12345f, destination[length]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void In_place_gives_the_same_bits(string name)
    {
        MathFunction function = MathFunction.Named(name);
        float[] source = FloatSamples.Create(1003, seed: 4);
        float[] expected = new float[source.Length];
        function.Span(source, expected);
        float[] inPlace = [.. source];
        function.Span(inPlace, inPlace);
        AssertSameBits(source, expected, inPlace, "in place");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Wrong_spans_are_refused_before_anything_is_written(string name)
    {
        MathFunction function = MathFunction.Named(name);
        float[] destination = new float[8];
        ArgumentException differing = Assert.Throws<ArgumentException>(() => function.Span(new float[7], destination));
        Assert.Contains("7", differing.Message);
        Assert.Contains("8", differing.Message);
        Assert.Throws<ArgumentException>(() => function.Span(destination.AsSpan(0, 7), destination.AsSpan(1, 7)));
        Assert.All(destination, value => Assert.Equal(0f, value));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Span_overloads_allocate_nothing(string name)
    {
        MathFunction function = MathFunction.Named(name);
        float[] source = FloatSamples.Range(function.Range.From, function.Range.To, 1003);
        float[] destination = new float[source.Length];
        Allocations.AssertNone(() => function.Span(source, destination), calls: 20);
    }

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);

    private static void AssertSameBits(float[] source, float[] expected, float[] actual, string width)
    {
        int difference = MemoryMarshal.Cast<float, int>(expected).CommonPrefixLength(MemoryMarshal.Cast<float, int>(actual));
        if (difference < expected.Length)
        {
            Assert.Fail($"{width}: f({source[difference]:R}) = {actual[difference]:R}, not {expected[difference]:R}.");
        }
    }
}
