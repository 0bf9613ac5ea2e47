// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "spec",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "spec", targets: ["spec"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(
      url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/stencilproject/Stencil", from: "0.15.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "Clibgit2",
      pkgConfig: "libgit2",
      providers: [.apt(["libgit2-dev"]), .brew(["libgit2"])]),
    .systemLibrary(
      name: "CCmark",
      pkgConfig: "libcmark-gfm",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .target(
      name: "Git",
      dependencies: ["Clibgit2"],
      swiftSettings: settings),
    .target(
      name: "SpecWorkflow",
      dependencies: [
        "Git",
        "CCmark",
        .product(name: "Yams", package: "Yams"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "Stencil", package: "Stencil"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "spec",
      dependencies: [
        "SpecWorkflow",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .target(
      name: "SpecTestSupport",
      path: "Tests/SpecTestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "GitTests",
      dependencies: ["Git", "SpecTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SpecWorkflowTests",
      dependencies: ["SpecWorkflow", "SpecTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SpecCommandTests",
      dependencies: [
        "spec",
        "SpecWorkflow",
        "SpecTestSupport",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["Golden"],
      swiftSettings: settings),
  ]
)
