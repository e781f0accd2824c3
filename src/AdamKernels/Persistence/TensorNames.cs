using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>How the tensors of a file are named, to exchange files with other programs.</summary>
public sealed class TensorNames
{
    private const string OptionsName = "options";

    private readonly Func<NetworkDescription, IEnumerable<string>> _create;
    private readonly FrozenDictionary<string, string> _map;

    private TensorNames(Func<NetworkDescription, IEnumerable<string>> create, IReadOnlyDictionary<string, string> map)
    {
        _create = create;
        _map = map.ToFrozenDictionary();
    }

    /// <summary>
    /// The names that the parameters have in PyTorch's <c>nn.Sequential</c>: <c>0.weight</c>, <c>0.bias</c>, <c>2.weight</c> and so on.
    /// </summary>
    /// <remarks>
    /// Modules are counted from 0 in the order linear, norm, activation, dropout, as far as a layer has them; an identity is none.
    /// </remarks>
    public static TensorNames Sequential { get; } = FromMap(new Dictionary<string, string>());

    /// <summary>Names that follow a pattern, such as <c>net.{module}.{parameter}</c> or <c>fc{number}.{parameter}</c>.</summary>
    /// <param name="pattern">
    /// Text in which <c>{parameter}</c> stands for <c>weight</c> or <c>bias</c>, <c>{module}</c> for the module's index in
    /// <see cref="Sequential"/>, <c>{layer}</c> for the index of the layer from 0 and <c>{number}</c> for the same from 1.
    /// </param>
    /// <remarks>A norm is a module of its own: a network with norms needs <c>{module}</c>.</remarks>
    /// <exception cref="ArgumentException">The pattern has another placeholder, or cannot tell parameters or layers apart.</exception>
    public static TensorNames FromPattern(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        string rest = Fill(pattern, "", "", "", "");
        bool tellsApart = pattern.Contains("{parameter}", StringComparison.Ordinal)
            && (pattern.Contains("{module}", StringComparison.Ordinal) || pattern.Contains("{layer}", StringComparison.Ordinal)
                || pattern.Contains("{number}", StringComparison.Ordinal));
        if (!tellsApart || rest.AsSpan().ContainsAny('{', '}'))
        {
            throw new ArgumentException(
                $"Expected a pattern with {{parameter}} and one of {{module}}, {{layer}} and {{number}}, but got \"{pattern}\".",
                nameof(pattern));
        }

        return new TensorNames(description => Names(pattern, description), FrozenDictionary<string, string>.Empty);
    }

    /// <summary>Names of the program's own.</summary>
    /// <param name="map">
    /// The name in the file for each name of <see cref="Sequential"/>, such as <c>0.weight</c> and <c>fc1.weight</c>; or for each module,
    /// such as <c>0</c> and <c>fc1</c>. Names that are left out stay as they are.
    /// </param>
    public static TensorNames FromMap(IReadOnlyDictionary<string, string> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new TensorNames(description => description.Blocks.Select(block => block.Name), map);
    }

    /// <summary>The names of a network's parameters, in canonical order.</summary>
    /// <exception cref="ArgumentException">Two parameters would have the same name, or the map names one that there is not.</exception>
    internal string[] Of(Type network, NetworkDescription description)
    {
        string[] names = [.. _create(description)];
        if (_map.Keys.FirstOrDefault(key => !names.Any(name => name == key || Module(name) == key)) is { } unknown)
        {
            throw new ArgumentException(
                $"Expected names of {network} in the map, which are {string.Join(", ", names)}, but got \"{unknown}\".",
                OptionsName);
        }

        names = [.. names.Select(Translate)];
        if (Array.Find(names, name => !IsValid(name)) is { } invalid)
        {
            throw new ArgumentException(
                $"Expected names of 1 to {HeaderReader.MaxNameLength} bytes, other than {HeaderParser.MetadataName}, but got "
                    + $"\"{invalid}\".",
                OptionsName);
        }

        return names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new ArgumentException(
                $"Expected another name for each tensor of {network}, but two are \"{twice.Key}\".", OptionsName)
            : names;
    }

    private static IEnumerable<string> Names(string pattern, NetworkDescription description)
    {
        for (int layer = 0; layer < description.Layers.Length; layer++)
        {
            foreach (ParameterBlock block in description.Layers[layer].Blocks)
            {
                yield return Fill(
                    pattern,
                    Module(block.Name),
                    block.Name[(Module(block.Name).Length + 1)..],
                    layer.ToString(CultureInfo.InvariantCulture),
                    (layer + 1).ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static string Fill(string pattern, string module, string parameter, string layer, string number) => pattern
        .Replace("{module}", module, StringComparison.Ordinal)
        .Replace("{parameter}", parameter, StringComparison.Ordinal)
        .Replace("{layer}", layer, StringComparison.Ordinal)
        .Replace("{number}", number, StringComparison.Ordinal);

    /// <summary>Whether a file can have a name, and a load finds it again.</summary>
    private static bool IsValid(string name) => name != HeaderParser.MetadataName
        && Encoding.UTF8.GetByteCount(name) is > 0 and <= HeaderReader.MaxNameLength
        && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)) == name;

    private static string Module(string name) => name[..Math.Max(0, name.LastIndexOf('.'))];

    private string Translate(string name) => _map.TryGetValue(name, out string? whole) ? whole
        : _map.TryGetValue(Module(name), out string? module) ? module + name[Module(name).Length..]
        : name;
}
