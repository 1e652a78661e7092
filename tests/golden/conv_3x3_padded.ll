define internal i32 @kernel.body.0(ptr %closure, i64 %begin, i64 %end, i64 %worker, ptr %context) #0 {
entry:
  %stack6 = alloca [384 x float], align 64
  %v0 = getelementptr i64, ptr %closure, i64 0
  %v1 = load ptr, ptr %v0, align 8
  %v2 = getelementptr i64, ptr %closure, i64 1
  %v3 = load ptr, ptr %v2, align 8
  %v4 = getelementptr i8, ptr %context, i64 16
  %v5 = load ptr, ptr %v4, align 8
  %v15 = getelementptr ptr, ptr %v1, i64 0
  %v16 = load ptr, ptr %v15, align 8
  %v27 = getelementptr i64, ptr %v3, i64 0
  %v28 = load i64, ptr %v27, align 8
  %v31 = getelementptr i64, ptr %v3, i64 1
  %v32 = load i64, ptr %v31, align 8
  %v36 = mul i64 %v28, -1
  %v37 = mul i64 %v32, -1
  %v38 = add i64 %v36, %v37
  %v39 = getelementptr float, ptr %v16, i64 %v38
  %v73 = getelementptr ptr, ptr %v1, i64 1
  %v74 = load ptr, ptr %v73, align 8
  %v75 = getelementptr i64, ptr %v3, i64 5
  %v76 = load i64, ptr %v75, align 8
  %v79 = getelementptr i64, ptr %v3, i64 3
  %v80 = load i64, ptr %v79, align 8
  %v83 = getelementptr i64, ptr %v3, i64 4
  %v84 = load i64, ptr %v83, align 8
  %v110 = getelementptr ptr, ptr %v1, i64 2
  %v111 = load ptr, ptr %v110, align 8
  %v112 = getelementptr i64, ptr %v3, i64 7
  %v113 = load i64, ptr %v112, align 8
  %v115 = getelementptr i64, ptr %v3, i64 8
  %v116 = load i64, ptr %v115, align 8
  br label %loop
loop:
  %index = phi i64 [ %begin, %entry ], [ %next, %after52 ]
  %v35 = mul i64 %index, %v28
  %v40 = getelementptr float, ptr %v39, i64 %v35
  br label %loop7
loop7:
  %i9 = phi i64 [ 0, %loop ], [ %next10, %after12 ]
  %o29 = phi i64 [ 0, %loop ], [ %next30, %after12 ]
  %v19 = add i64 %i9, %index
  %v20 = icmp slt i64 %v19, 15
  %v21 = icmp sge i64 %v19, 1
  %v22 = and i1 %v21, %v20
  %v41 = getelementptr float, ptr %v40, i64 %o29
  %v45 = mul i64 %i9, 128
  %v47 = getelementptr float, ptr %stack6, i64 %v45
  br label %loop11
loop11:
  %i13 = phi i64 [ 0, %loop7 ], [ %next14, %loop11 ]
  %o33 = phi i64 [ 0, %loop7 ], [ %next34, %loop11 ]
  %v17 = icmp slt i64 %i13, 15
  %v18 = icmp sge i64 %i13, 1
  %v23 = and i1 %v22, %v18
  %v24 = and i1 %v23, %v17
  %v25 = select i1 %v24, i8 -1, i8 0
  %v26 = bitcast i8 %v25 to <8 x i1>
  %v42 = getelementptr float, ptr %v41, i64 %o33
  %v43 = select i1 %v24, ptr %v42, ptr %v16
  %v44 = call <8 x float> @llvm.masked.load.v8f32.p0(ptr %v43, i32 4, <8 x i1> %v26, <8 x float> zeroinitializer)
  %v46 = mul i64 %i13, 8
  %v48 = getelementptr float, ptr %v47, i64 %v46
  store <8 x float> %v44, ptr %v48, align 4
  %next14.sum = add i64 %i13, 1
  %next14 = freeze i64 %next14.sum
  %next34.sum = add i64 %o33, %v32
  %next34 = freeze i64 %next34.sum
  %more49 = icmp slt i64 %next14, 16
  br i1 %more49, label %loop11, label %after12
after12:
  %next10.sum = add i64 %i9, 1
  %next10 = freeze i64 %next10.sum
  %next30.sum = add i64 %o29, %v28
  %next30 = freeze i64 %next30.sum
  %more50 = icmp slt i64 %next10, 3
  br i1 %more50, label %loop7, label %after8
after8:
  %v114 = mul i64 %index, %v113
  %v119 = getelementptr float, ptr %v111, i64 %v114
  br label %loop51
loop51:
  %i53 = phi i64 [ 0, %after8 ], [ %next54, %after56 ]
  %o117 = phi i64 [ 0, %after8 ], [ %next118, %after56 ]
  %v93 = mul i64 %i53, 8
  %v94 = getelementptr float, ptr %stack6, i64 %v93
  br label %loop55
loop55:
  %i57 = phi i64 [ 0, %loop51 ], [ %next58, %after62 ]
  %o81 = phi i64 [ 0, %loop51 ], [ %next82, %after62 ]
  %r59 = phi <16 x float> [ zeroinitializer, %loop51 ], [ %v101, %after62 ]
  %r60 = phi <16 x float> [ zeroinitializer, %loop51 ], [ %v104, %after62 ]
  %v87 = getelementptr float, ptr %v74, i64 %o81
  %v91 = mul i64 %i57, 128
  %v95 = getelementptr float, ptr %v94, i64 %v91
  br label %loop61
loop61:
  %i63 = phi i64 [ 0, %loop55 ], [ %next64, %after68 ]
  %o85 = phi i64 [ 0, %loop55 ], [ %next86, %after68 ]
  %r65 = phi <16 x float> [ %r59, %loop55 ], [ %v101, %after68 ]
  %r66 = phi <16 x float> [ %r60, %loop55 ], [ %v104, %after68 ]
  %v88 = getelementptr float, ptr %v87, i64 %o85
  %v92 = mul i64 %i63, 8
  %v96 = getelementptr float, ptr %v95, i64 %v92
  br label %loop67
loop67:
  %i69 = phi i64 [ 0, %loop61 ], [ %next70, %loop67 ]
  %o77 = phi i64 [ 0, %loop61 ], [ %next78, %loop67 ]
  %r71 = phi <16 x float> [ %r65, %loop61 ], [ %v101, %loop67 ]
  %r72 = phi <16 x float> [ %r66, %loop61 ], [ %v104, %loop67 ]
  %v89 = getelementptr float, ptr %v88, i64 %o77
  %v90 = load <16 x float>, ptr %v89, align 4
  %v97 = getelementptr float, ptr %v96, i64 %i69
  %v98 = load float, ptr %v97, align 4
  %v99 = insertelement <16 x float> poison, float %v98, i64 0
  %v100 = shufflevector <16 x float> %v99, <16 x float> poison, <16 x i32> zeroinitializer
  %v101 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v100, <16 x float> %v90, <16 x float> %r71)
  %v102 = getelementptr float, ptr %v89, i64 16
  %v103 = load <16 x float>, ptr %v102, align 4
  %v104 = call <16 x float> @llvm.fma.v16f32(<16 x float> %v100, <16 x float> %v103, <16 x float> %r72)
  %next70.sum = add i64 %i69, 1
  %next70 = freeze i64 %next70.sum
  %next78.sum = add i64 %o77, %v76
  %next78 = freeze i64 %next78.sum
  %more105 = icmp slt i64 %next70, 8
  br i1 %more105, label %loop67, label %after68
after68:
  %next64.sum = add i64 %i63, 1
  %next64 = freeze i64 %next64.sum
  %next86.sum = add i64 %o85, %v84
  %next86 = freeze i64 %next86.sum
  %more106 = icmp slt i64 %next64, 3
  br i1 %more106, label %loop61, label %after62
after62:
  %next58.sum = add i64 %i57, 1
  %next58 = freeze i64 %next58.sum
  %next82.sum = add i64 %o81, %v80
  %next82 = freeze i64 %next82.sum
  %more107 = icmp slt i64 %next58, 3
  br i1 %more107, label %loop55, label %after56
after56:
  %v108 = fcmp ugt <16 x float> %v101, zeroinitializer
  %v109 = select <16 x i1> %v108, <16 x float> %v101, <16 x float> zeroinitializer
  %v120 = getelementptr float, ptr %v119, i64 %o117
  store <16 x float> %v109, ptr %v120, align 4
  %v121 = fcmp ugt <16 x float> %v104, zeroinitializer
  %v122 = select <16 x i1> %v121, <16 x float> %v104, <16 x float> zeroinitializer
  %v123 = getelementptr float, ptr %v120, i64 16
  store <16 x float> %v122, ptr %v123, align 4
  %next54.sum = add i64 %i53, 1
  %next54 = freeze i64 %next54.sum
  %next118.sum = add i64 %o117, %v116
  %next118 = freeze i64 %next118.sum
  %more124 = icmp slt i64 %next54, 14
  br i1 %more124, label %loop51, label %after52
after52:
  %next.sum = add i64 %index, 1
  %next = freeze i64 %next.sum
  %more = icmp slt i64 %next, %end
  br i1 %more, label %loop, label %done
done:
  ret i32 0
}
define i32 @kernel(ptr %data, ptr %strides, ptr %context) #0 {
entry:
  %closure2 = alloca [2 x i64], align 8
  %v0 = getelementptr i8, ptr %context, i64 16
  %v1 = load ptr, ptr %v0, align 8
  %v3 = getelementptr i64, ptr %closure2, i64 0
  store ptr %data, ptr %v3, align 8
  %v4 = getelementptr i64, ptr %closure2, i64 1
  store ptr %strides, ptr %v4, align 8
  %v5 = load ptr, ptr %context, align 8
  %v6 = call i32 %v5(ptr %context, ptr @kernel.body.0, ptr %closure2, i64 14)
  %v7 = icmp ne i32 %v6, 0
  br i1 %v7, label %stop8, label %after9
stop8:
  ret i32 %v6
after9:
  ret i32 0
}
declare <16 x float> @llvm.fma.v16f32(<16 x float>, <16 x float>, <16 x float>)
declare <8 x float> @llvm.masked.load.v8f32.p0(ptr, i32 immarg, <8 x i1>, <8 x float>)
attributes #0 = { nounwind "no-builtins" "min-legal-vector-width"="512" "prefer-vector-width"="512" }
