using AdamKernels.CodeFixes.Tests.Harness;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes.Tests;

/// <summary>Diagnostics that say something else than a fix expects, as those of an analyzer of another version may.</summary>
public sealed class ForeignDiagnosticTests
{
    public static TheoryData<string> Ids => [.. Providers.All.SelectMany(provider => provider.FixableDiagnosticIds).Distinct()];

    /// <summary>Fails when a fix throws, after which an editor switches it off, or edits a place at which it has nothing to do.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Get_no_fix(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.All.Single(descriptor => descriptor.Id == id);
        using var workspace = new AdhocWorkspace();
        Document document = workspace.AddProject("Declarations", LanguageNames.CSharp)
            .AddDocument("File0.cs", "using AdamKernels; partial class Other { Other() { } }");
        SyntaxNode root = (await document.GetSyntaxRootAsync())!;
        Location[] places =
        [
            Location.None,
            root.DescendantNodes().OfType<UsingDirectiveSyntax>().Single().GetLocation(),
            root.DescendantNodes().OfType<ClassDeclarationSyntax>().Single().Identifier.GetLocation(),
            root.DescendantNodes().OfType<ConstructorDeclarationSyntax>().Single().Identifier.GetLocation(),
        ];
        foreach (Diagnostic diagnostic in places.SelectMany(place => Diagnostics(descriptor, place)))
        {
            Assert.Empty(await Providers.Offer(document, diagnostic));
        }
    }

    /// <summary>Without facts, with each of the texts alone, and with all of them and one role.</summary>
    private static IEnumerable<Diagnostic> Diagnostics(DiagnosticDescriptor descriptor, Location place)
    {
        FixText[] texts = Enum.GetValues<FixText>();
        FixFacts all = texts.Aggregate(FixFacts.None, (facts, text) => facts.With(text, "Huber"));
        return
        [
            Diagnostic.Create(descriptor, place, additionalLocations: [place, place]),
            .. texts.Select(text => FixFacts.None.With(text, "Huber").Report(descriptor, place)),
            .. Enum.GetValues<FixRole>().Where(role => role != FixRole.Set).Select(role => all.At(role, place).Report(descriptor, place)),
        ];
    }
}
