using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace AdamKernels.Playground.Tests.Browser;

/// <summary>The published page on a server of its own, and a browser: once for all tests, and only if they run.</summary>
public sealed class PublishedPage : IAsyncLifetime
{
    /// <summary>In milliseconds. Generous, because the machine may be busy.</summary>
    private const int Limit = 120_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("playground").FullName;
    private WebApplication? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the screenshots are.</summary>
    public static string Screenshots { get; } =
        Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "screenshots")).FullName;

    public async Task InitializeAsync()
    {
        if (SlowTests.AreOn && Chromium.ExecutablePath is not null)
        {
            await PublishAsync();
            await ServeAsync();
            _playwright = await Playwright.CreateAsync();
            Assertions.SetDefaultExpectTimeout(Limit);
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.ExecutablePath, Args = ["--no-sandbox"] });
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Opens the page and waits until it can be used.</summary>
    internal async Task<OpenPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        IBrowserContext context = await _browser!.NewContextAsync(
            options ?? new() { ViewportSize = new() { Width = 1280, Height = 1000 } });

        context.SetDefaultTimeout(Limit);
        var page = new OpenPage(await context.NewPageAsync());
        await page.GoToAsync(_server!.Urls.Single());
        return page;
    }

    /// <summary>Publishes what was built together with the tests.</summary>
    private async Task PublishAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "publish", Path.Combine(Repository.Root, "samples", "Playground"), "--no-build",
                "-c", Repository.Configuration, "-o", _folder,
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"dotnet publish ended with {process.ExitCode}:\n{await output}{await errors}");
    }

    /// <summary>Serves the files as they are, as any server of static files does.</summary>
    private async Task ServeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _server = builder.Build();
        var files = new PhysicalFileProvider(Path.Combine(_folder, "wwwroot"));
        var types = new FileExtensionContentTypeProvider();
        _server.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        _server.UseStaticFiles(new StaticFileOptions { FileProvider = files, ContentTypeProvider = types });
        await _server.StartAsync();
    }
}
