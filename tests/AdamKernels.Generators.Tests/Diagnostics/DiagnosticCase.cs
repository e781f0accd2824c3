using System.Text.RegularExpressions;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit.Abstractions;

namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>A declaration with one thing wrong with it, and what is to be said about it.</summary>
/// <param name="id">Id of the diagnostic.</param>
/// <param name="message">Its whole message.</param>
/// <param name="source">The declaration, with {| and |} around what the diagnostic marks. The namespace is imported already.</param>
public sealed partial class DiagnosticCase(string id, string message, string source) : IXunitSerializable
{
    private string _source = source;

    /// <summary>For the test runner, which lists each case by itself.</summary>
    public DiagnosticCase()
        : this("", "", "")
    {
    }

    public string Id { get; private set; } = id;

    public string Message { get; private set; } = message;

    /// <summary>The severity of the diagnostic. If it is no error, the code is emitted all the same.</summary>
    public DiagnosticSeverity Severity => Descriptors.All.Single(descriptor => descriptor.Id == Id).DefaultSeverity;

    public bool IsError => Severity == DiagnosticSeverity.Error;

    /// <summary>Whether the error is about the class and not about its network: that it cannot take the generator's members.</summary>
    public bool IsClosed => Id is "AK0001" or "AK0002" or "AK0003" or "AK0004" or "AK0014" or "AK0016" or "AK0027" or "AK0029" or "AK0030"
        or "AK0031"
        or "AK0034";

    /// <summary>The declaration without the marks.</summary>
    public string Source => Usings + Marks().Replace(_source, "");

    /// <summary>What the marks enclose.</summary>
    public TextSpan Span
    {
        get
        {
            int start = _source.IndexOf("{|", StringComparison.Ordinal);
            int end = _source.IndexOf("|}", StringComparison.Ordinal) - 2;
            return TextSpan.FromBounds(Usings.Length + start, Usings.Length + end);
        }
    }

    private static string Usings => "using AdamKernels;\n";

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(Id), Id);
        info.AddValue(nameof(Message), Message);
        info.AddValue(nameof(_source), _source);
    }

    public void Deserialize(IXunitSerializationInfo info)
    {
        Id = info.GetValue<string>(nameof(Id));
        Message = info.GetValue<string>(nameof(Message));
        _source = info.GetValue<string>(nameof(_source));
    }

    public override string ToString() => $"{Id}: {Message}";

    [GeneratedRegex(@"\{\||\|\}")]
    private static partial Regex Marks();
}
