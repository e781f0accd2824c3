using System.Reflection;
using AdamKernels.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AdamKernels.CodeFixes.Tests;

/// <summary>How an editor finds the fixes.</summary>
public sealed class ProviderTests
{
    /// <summary>Fails when a fix is not exported: no editor would find it.</summary>
    [Fact]
    public void Every_fix_is_exported() => Assert.Equal(
        typeof(DeclarationFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DeclarationFix))).ToHashSet(),
        Providers.All.Select(provider => provider.GetType()).ToHashSet());

    [Fact]
    public void They_are_for_CSharp_and_named_after_their_classes() => Assert.All(Providers.All, provider =>
    {
        ExportCodeFixProviderAttribute export = provider.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!;
        Assert.Equal([LanguageNames.CSharp], export.Languages);
        Assert.Equal(provider.GetType().Name, export.Name);
    });

    /// <summary>Fails when an assembly that the command-line compiler loads to compile needs one that it does not have.</summary>
    [Fact]
    public void The_generator_needs_no_workspaces() => Assert.DoesNotContain(
        typeof(AdamKernels.Generators.NetworkGenerator).Assembly.GetReferencedAssemblies(),
        assembly => assembly.Name!.Contains("Workspaces", StringComparison.Ordinal));
}
