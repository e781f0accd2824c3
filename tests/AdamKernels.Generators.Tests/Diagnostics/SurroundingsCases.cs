namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>What can be wrong around the class and with its own members.</summary>
internal static class SurroundingsCases
{
    private const string Attributes = "[Network(2), Dense(1), MeanSquaredError, Adam]";

    public static readonly DiagnosticCase[] All =
    [
        new("AK0027", "'Net' derives from 'Model', which has no constructor that the generated one can call without arguments",
            $"class Model {{ public Model(string name) {{ }} }} {Attributes} partial class {{|Net|}} : Model;"),
        new("AK0027", "'Net' derives from 'Model', which has no constructor that the generated one can call without arguments",
            $"class Model {{ Model() {{ }} public Model(int size) {{ }} }} {Attributes} partial class {{|Net|}} : Model;"),

        new("AK0027", "'Net' derives from 'Model', which has no constructor that the generated one can call without arguments",
            $"class Model {{ public Model(int size = 0) {{ }} public Model(string name = \"\") {{ }} }} {Attributes} partial class "
            + $"{{|Net|}} : Model;"),
        new("AK0027", "'Net' derives from 'Model', which has no constructor that the generated one can call without arguments",
            $"class Model {{ public Model(params int[] sizes) {{ }} public Model(params string[] names) {{ }} }} {Attributes} partial "
            + $"class {{|Net|}} : Model;"),
        new("AK0027", "'Net' derives from 'Model', which has no constructor that the generated one can call without arguments",
            $"class Model {{ [System.Obsolete(\"Gone.\", true)] public Model() {{ }} }} {Attributes} partial class {{|Net|}} : Model;"),
        new("AK0027", "'Net' derives from 'Model', which has no constructor that the generated one can call without arguments",
            "class Model { [System.Obsolete(\"Gone.\", true), System.ComponentModel.Browsable(true)] public Model() { } } "
            + $"{Attributes} partial class {{|Net|}} : Model;"),
        new("AK0027", "'Net' derives from 'Model', which has no constructor that the generated one can call without arguments",
            $"class Model {{ public Model(int size, string name = \"\") {{ }} }} {Attributes} partial class {{|Net|}} : Model;"),

        new(
            "AK0028",
            "'Name' must not be null, but the generated constructor of 'Net' does not set it: give it an initializer, or make it required "
            + "or nullable",
            $"{Attributes} partial class Net {{ [System.ComponentModel.Browsable(true)] public string {{|Name|}} {{ get; set; }} }}"),
        new(
            "AK0028",
            "'_name' must not be null, but the generated constructor of 'Net' does not set it: give it an initializer, or make it "
            + "required or nullable",
            $"{Attributes} partial class Net {{ private readonly string {{|_name|}}; private Net(string name) => _name = name; }}"),
        new(
            "AK0028",
            "'Changed' must not be null, but the generated constructor of 'Net' does not set it: give it an initializer, or make it "
            + "required or nullable",
            $"{Attributes} partial class Net {{ public event System.Action {{|Changed|}}; }}"),

        new("AK0029", "'Net' has a member 'InputCount', but the generator adds one too: rename or remove yours",
            $"{Attributes} partial class Net {{ int {{|InputCount|}} => 3; }}"),
        new("AK0029", "'Net' has a member '_parameters', but the generator adds one too: rename or remove yours",
            $"{Attributes} partial class Net {{ readonly int {{|_parameters|}} = 3; }}"),
        new("AK0029", "'Net' has a member 'Predict', but the generator adds one too: rename or remove yours",
            $"{Attributes} partial class Net {{ void {{|Predict|}}(System.ReadOnlySpan<float> x, System.Span<float> y) {{ }} }}"),
        new("AK0029", "'Net' has a member 'Predict', but the generator adds one too: rename or remove yours",
            $"{Attributes} partial class Net {{ int {{|Predict|}}; }}"),
        new("AK0029", "'Net' has a member 'GetParameters', but the generator adds one too: rename or remove yours",
            $"{Attributes} partial class Net {{ class {{|GetParameters|}}; }}"),
        new("AK0029", "'Net' has a member 'InputStandardization', but the generator adds one too: rename or remove yours",
            $"{Attributes} [StandardizeInputs] partial class Net {{ int {{|InputStandardization|}} => 3; }}"),
        new("AK0029", "'Net' has a member 'TargetStandardization', but the generator adds one too: rename or remove yours",
            $"{Attributes} [StandardizeTargets] partial class Net {{ int {{|TargetStandardization|}} => 3; }}"),
        new("AK0029", "'Net' has a constructor with one ulong, but the generator adds one too: rename or remove yours",
            $"{Attributes} partial class Net {{ public {{|Net|}}(ulong seed) {{ }} }}"),

        new("AK0030", "A network cannot be named 'Predict': the generator uses that name for a member",
            $"{Attributes} partial class {{|Predict|}};"),
        new("AK0030", "A network cannot be named 'InputCount': the generator uses that name for a member",
            $"{Attributes} partial class {{|InputCount|}};"),

        new(
            "AK0031",
            "The type 'System' in the global namespace hides what the generated code of 'Net' needs; rename it or move it to a namespace",
            $"class System; namespace Demo {{ {Attributes} partial class {{|Net|}}; }}"),
    ];
}
