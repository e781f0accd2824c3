using AdamKernels.Generators.Tests.Harness;
using static AdamKernels.Generators.Tests.Emission.Surroundings;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>Emitted code compiles with members of the user's class and of its base class.</summary>
public sealed class SurroundingMembersTests
{
    /// <summary>Fails when members that a base class has too are a warning, or when one network may not derive from another.</summary>
    [Fact]
    public void A_base_class_with_members_of_the_same_names() => AssertCompiles($$"""
        namespace Demo
        {
            {{Attributes}} public partial class First;
            {{Attributes}} public partial class Second : First;

            /// <summary>Is derived from.</summary>
            public class Ancestor
            {
                /// <summary>A member.</summary>
                public virtual int InputCount => 7;
                /// <summary>A member.</summary>
                protected int s_description, PredictOne = 1;
                /// <summary>A member.</summary>
                public int OutputCount() => _parameters + s_description;
                /// <summary>A member.</summary>
                protected int _parameters = 3;
            }
            {{Attributes}} public sealed partial class Third : Ancestor;
        }
        """);

    /// <summary>Fails when a class cannot promise through its base class that it predicts.</summary>
    [Fact]
    public void An_abstract_base_class_is_implemented()
    {
        const string Source = $$"""
            namespace Demo
            {
                /// <summary>Is derived from.</summary>
                public abstract class Model
                {
                    /// <summary>Predicts.</summary>
                    public abstract void Predict(System.ReadOnlySpan<float> x, System.Span<float> y);
                    /// <summary>Copies.</summary>
                    public virtual void GetParameters(System.Span<float> y) { }
                }
                {{Attributes}} public sealed partial class Net : Model;

                /// <summary>Is derived from.</summary>
                public class Middle : Model
                {
                    /// <inheritdoc/>
                    public override void Predict(System.ReadOnlySpan<float> x, System.Span<float> y) { }
                }
                {{Attributes}} public sealed partial class Second : Middle;
            }
            """;
        AssertCompiles(Source);
        IReadOnlyDictionary<string, string> files = GeneratorHarness.Run(Source).Files;
        Assert.All(["Net", "Second"], name => Assert.Contains(
            "public override void Predict(", files[$"Demo.{name}.Network.g.cs"], StringComparison.Ordinal));
    }

    /// <summary>Fails when a constructor is taken for out of reach, or two for one, that the compiler tells apart.</summary>
    [Fact]
    public async Task Constructors_of_the_base_class_that_can_be_called()
    {
        string source = $$"""
            namespace Demo
            {
                /// <summary>Contains, and is derived from.</summary>
                public partial class Outer
                {
                    private Outer() { }
                    {{Attributes}} private sealed partial class Net : Outer;
                }
                /// <summary>Is derived from.</summary>
                public class Optional
                {
                    /// <summary>Creates.</summary>
                    public Optional(int size = 0) { }
                    /// <summary>Creates.</summary>
                    public Optional(params string[] names) { }
                }
                {{Attributes}} public sealed partial class Second : Optional;
                /// <summary>Is derived from.</summary>
                public class Expanded
                {
                    /// <summary>Creates.</summary>
                    public Expanded(params string[] names) { }
                }
                {{Attributes}} public sealed partial class Third : Expanded;
            }
            """;
        AssertCompiles(source);
        Assert.Empty(await GeneratorHarness.Analyze(Source.Compile(source)));
    }

    [Fact]
    public void An_obsolete_method_that_is_overridden() => AssertCompiles($$"""
        namespace Demo
        {
            /// <summary>Is derived from.</summary>
            public abstract class Model
            {
                /// <summary>Predicts.</summary>
                [System.Obsolete] public abstract void Predict(System.ReadOnlySpan<float> x, System.Span<float> y);
            }
            {{Attributes}} public sealed partial class Net : Model;
            {{Attributes.Replace("[global::AdamKernels.StandardizeInputs]", "", StringComparison.Ordinal)}} public sealed partial class Plain : Standardized;
            {{Attributes}} public partial class Standardized;
        }
        """);

    [Theory]
    [InlineData("System.Obsolete")]
    [InlineData("System.Obsolete(\"Old.\")")]
    [InlineData("System.Obsolete(\"Old.\", false)")]
    public void An_obsolete_constructor_of_the_base_class(string attribute) => AssertCompiles($$"""
        namespace Demo
        {
            /// <summary>Is derived from.</summary>
            public class Ancestor
            {
                /// <summary>Creates.</summary>
                [System.ComponentModel.Description("Creates."), {{attribute}}] public Ancestor() { }
            }
            {{Attributes}} public sealed partial class Net : Ancestor;
        }
        """);

    /// <summary>Overloads are the user's to add.</summary>
    [Fact]
    public void Members_beside_the_emitted_ones() => AssertCompiles($$"""
        namespace Demo
        {
            {{Attributes}} public sealed partial class Net
            {
                /// <summary>Predicts one sample.</summary>
                public float[] Predict(float[] x) { var y = new float[OutputCount]; Predict(x, y); return y; }
                /// <summary>Predicts as another type.</summary>
                /// <typeparam name="T">The type.</typeparam>
                public void Predict<T>(System.ReadOnlySpan<float> x, System.Span<float> y) => Predict(x, y);
                /// <summary>Replaces.</summary>
                public void GetParameters(ref System.Span<float> y) => y = default;
                /// <summary>Creates.</summary>
                public Net(string name) : this(seed: 7) => Name = name;
                /// <summary>Creates.</summary>
                public Net(int size) => Name = size.ToString();
                /// <summary>A name.</summary>
                public string? Name { get; }
            }
        }
        """);
}
