using Microsoft.AspNetCore.Components.WebAssembly.Hosting;
using Playground.Components;
using Playground.Interop;

WebAssemblyHostBuilder builder = WebAssemblyHostBuilder.CreateDefault(args);
builder.RootComponents.Add<App>("#app");
builder.Services.AddSingleton(_ => new HttpClient { BaseAddress = new Uri(builder.HostEnvironment.BaseAddress) });
builder.Services.AddSingleton<Browser>();
await builder.Build().RunAsync();
